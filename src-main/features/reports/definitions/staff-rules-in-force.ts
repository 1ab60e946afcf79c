// The data reports of the staff judge by. A newer version is one more import here.
import { AwardRules } from '#shared/features/awards/awards.model.ts'
import { CertificateRules } from '#shared/features/staff-files/staff-files.model.ts'
import { TrainingRules } from '#shared/features/training/training.model.ts'
import awards from '../../../../resources/awards/quanzhou-2022.json' with { type: 'json' }
import certificates from '../../../../resources/staff/certificates-2026-12.json' with { type: 'json' }
import training from '../../../../resources/training/training-2026-12.json' with { type: 'json' }

export const certificateRules: CertificateRules = CertificateRules.parse(certificates)
export const trainingRules: TrainingRules = TrainingRules.parse(training)
export const awardRules: AwardRules = AwardRules.parse(awards)
