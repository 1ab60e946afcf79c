// R06 从业人员花名册, form version 2026-12. Everybody on the roll at 24:00 of the day with what an inspector asks of each.
import { screenLinks } from '#shared/contract/screen-links.ts'
import { POST_WORDS, SEX_WORDS, wordOf } from '#shared/features/reports/report-words.ts'
import type { CheckResult, FigureRow } from '#shared/features/reports/reports.model.ts'
import {
  coveredBy,
  HEALTH_KIND,
  isRequiredOf,
  kindOf,
  PRE_JOB_KIND,
  paperOfPost,
  paperOn,
  SKILL_KIND,
  skillRank,
  validUntilOf,
} from '#shared/features/staff-files/certificates.rules.ts'
import { missingFacts } from '#shared/features/staff-files/staff-facts.rules.ts'
import { hoursIn, preJobPassedOn } from '#shared/features/training/training.rules.ts'
import r06Form from '../../../../../resources/reports/r06-2026-12.json' with { type: 'json' }
import type { SourceStaffFile } from '../../sources/staff-source.ts'
import { judge } from '../checks/check.ts'
import { checkFacility } from '../checks/facility-checks.ts'
import { type ComputeInput, countOf, type FigureValue, ReportDefinition, type ReportModule } from '../definition.ts'
import { certificateRules } from '../staff-rules-in-force.ts'
import { CONTRACT_WORDS, EDUCATION_WORDS, EMPLOYMENT_WORDS, INSURANCE_WORDS, SKILL_WORDS } from '../staff-words.ts'

type Input = Pick<ComputeInput, 'source' | 'period'>
const filesOf = ({ source, period }: Input) => source.staffFilesOn(period.asOf)

/** The day of the pre-job training, in a session or proven on paper; null = not on record. */
function preJobOn({ certificates, attended }: SourceStaffFile): string | null {
  const proven = certificates.filter(({ kind }) => kind === PRE_JOB_KIND).map(({ issuedOn }) => issuedOn)
  const trained = preJobPassedOn(attended)
  return [...proven, ...(trained ? [trained] : [])].sort()[0] ?? null
}

function healthOf({ certificates, post }: SourceStaffFile, on: string) {
  const kind = kindOf(certificateRules, HEALTH_KIND)
  if (!kind) return { state: 'unneeded' as const, untilOn: null }
  const counting = certificates.map((each) => ({ ...each, isCorrected: false, isVoid: false }))
  const isRequired = isRequiredOf(kind, post)
  return paperOfPost(paperOn(coveredBy(kind, counting), on, 0, isRequired), isRequired)
}

const isCaregiver = ({ post }: SourceStaffFile): boolean => post === 'caregiver'
const skilled = ({ certificates }: SourceStaffFile) =>
  certificates.filter(({ kind, skillLevel }) => kind === SKILL_KIND && skillLevel !== null)

/** Papers that prove no trade. */
const noTrade: readonly string[] = [HEALTH_KIND, PRE_JOB_KIND, 'medical-examination', 'no-crime']

/** The certificate that stands for somebody: the highest level of a caregiver, else the newest of another trade that still counts. */
function qualificationOf(file: SourceStaffFile, asOf: string) {
  const [level] = skilled(file).sort((left, right) => skillRank(right.skillLevel) - skillRank(left.skillLevel))
  if (level) return { ...level, text: SKILL_WORDS[level.skillLevel ?? 0] ?? null }
  const other = file.certificates.findLast((each) => {
    const untilOn = validUntilOf(kindOf(certificateRules, each.kind), each)
    return !noTrade.includes(each.kind) && each.kind !== SKILL_KIND && (untilOn === null || untilOn >= asOf)
  })
  if (other) return { ...other, text: kindOf(certificateRules, other.kind)?.term['zh-CN'] ?? other.kind }
  return { number: null, issuer: null, issuedOn: null, text: isCaregiver(file) ? '未评级' : null }
}

function figures(input: Input): Map<string, FigureValue> {
  const files = filesOf(input)
  const count = (holds: (file: SourceStaffFile) => boolean) =>
    countOf(
      'staff',
      files.filter(holds).map(({ id }) => id),
    )
  return new Map([
    ['staff', count(() => true)],
    ['caregivers', count(isCaregiver)],
    ['skilled', count((file) => isCaregiver(file) && skilled(file).length > 0)],
    ['untrained', count((file) => preJobOn(file) === null)],
    ['health-open', count((file) => ['expired', 'missing'].includes(healthOf(file, input.period.asOf).state))],
  ])
}

function rows(input: Input): FigureRow[] {
  const { asOf } = input.period
  return filesOf(input).map((file, index) => {
    const best = qualificationOf(file, asOf)
    const contract =
      file.contracts.findLast(({ untilOn }) => untilOn === null || untilOn >= asOf) ?? file.contracts.at(-1)
    const health = file.certificates.findLast(({ kind }) => kind === HEALTH_KIND)
    const { facts } = file
    return {
      id: file.id,
      link: screenLinks.staffMember(file.id),
      cells: {
        ...{ number: index + 1, name: file.name, sex: wordOf(SEX_WORDS, file.sex), idNumber: facts.idNumber },
        ...{ birthOn: facts.birthOn, education: wordOf(EDUCATION_WORDS, facts.education), post: POST_WORDS[file.post] },
        ...{ title: facts.title, hiredOn: file.hiredOn },
        contract: contract
          ? `${CONTRACT_WORDS[contract.kind]} ${contract.fromOn} 至 ${contract.untilOn ?? '长期'}`
          : null,
        insurance: wordOf(INSURANCE_WORDS, facts.socialInsurance),
        ...{ skill: best.text, certificateNumber: best.number, issuer: best.issuer, issuedOn: best.issuedOn },
        healthNumber: health?.number ?? null,
        healthUntil: health ? validUntilOf(kindOf(certificateRules, HEALTH_KIND), health) : null,
        ...{ preJobOn: preJobOn(file), fireOn: lastFire(file), hours: hoursIn(file.attended, asOf.slice(0, 4)) },
        ...{ form: wordOf(EMPLOYMENT_WORDS, facts.employmentForm), phone: facts.phone, note: facts.note },
      },
    }
  })
}

function lastFire({ attended }: SourceStaffFile): string | null {
  const days = attended.filter(({ category }) => category === 'fire-safety')
  return (
    days
      .map(({ on }) => on)
      .sort()
      .at(-1) ?? null
  )
}

function checks(input: ComputeInput): CheckResult[] {
  const files = filesOf(input)
  const each = (code: string, broken: readonly SourceStaffFile[], pass: string, fail: string) => {
    const found = broken.map(({ id, name }) => ({ id, link: screenLinks.staffMember(id), label: name }))
    const about = { code, severity: 'warn' as const, holds: found.length === 0, rows: found }
    return judge({ ...about, pass, fail: `${found.length} ${fail}` })
  }
  const caregivers = files.filter(isCaregiver)
  const on = input.period.asOf
  const hasContract = ({ contracts, facts }: SourceStaffFile) =>
    facts.employmentForm === 'volunteer' ||
    contracts.some(({ fromOn, untilOn }) => fromOn <= on && (untilOn === null || untilOn >= on))
  return [
    each(
      '7.pre-job',
      caregivers.filter((file) => preJobOn(file) === null),
      '护理员岗前培训均合格',
      '名护理员没有岗前培训合格记录',
    ),
    each(
      '7.health',
      files.filter((file) => healthOf(file, on).state === 'expired'),
      ...(['应持健康证的人员健康证均未到期', '名应持健康证的人员健康证已到期'] as const),
    ),
    each(
      '7.health-missing',
      files.filter((file) => healthOf(file, on).state === 'missing'),
      ...(['应持健康证的人员均已登记', '名应持健康证的人员没有登记'] as const),
    ),
    each(
      '8.id-missing',
      files.filter(({ facts }) => facts.idNumber === null),
      '从业人员均登记了身份证号',
      '名从业人员未登记身份证号',
    ),
    each(
      '7.contract',
      files.filter((file) => !hasContract(file)),
      '从业人员均有有效的合同',
      '名从业人员没有有效的合同',
    ),
    each(
      '8.facts',
      files.filter(({ facts }) => missingFacts(facts).length > 0),
      '员工档案必填项齐全',
      '名从业人员的档案有必填项未登记',
    ),
    judge({
      ...{ code: '6.count', severity: 'block', holds: files.length === input.source.staffOn(input.period.asOf).length },
      ...{ pass: `花名册 ${files.length} 人 = R02 工作人员数`, fail: '花名册人数与 R02 工作人员数不等' },
    }),
    ...checkFacility(input.source.facility()),
  ]
}

export const r06Module: ReportModule = {
  definition: ReportDefinition.parse(r06Form),
  canFreezeRunningMonth: true,
  computeFigures: figures,
  computeRows: rows,
  computeChecks: checks,
}
