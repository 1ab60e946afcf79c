// The scales in force. Imported, so that a bundle carries them along; a further scale is one file in resources/assessments and one line here.
import { Scale } from '#shared/features/assessments/scale.model.ts'
import ability from '../../../resources/assessments/ability-42195-2022.json' with { type: 'json' }
import barthel from '../../../resources/assessments/barthel.json' with { type: 'json' }
import braden from '../../../resources/assessments/braden.json' with { type: 'json' }
import gds15 from '../../../resources/assessments/gds-15.json' with { type: 'json' }
import ltci from '../../../resources/assessments/ltci-2021.json' with { type: 'json' }
import mmse from '../../../resources/assessments/mmse.json' with { type: 'json' }
import morse from '../../../resources/assessments/morse.json' with { type: 'json' }
import must from '../../../resources/assessments/must.json' with { type: 'json' }
import swallow from '../../../resources/assessments/swallow.json' with { type: 'json' }

/** In the order of the menu. Throws when a file was broken. */
export function loadScales(): Scale[] {
  return [ability, barthel, braden, morse, swallow, must, mmse, gds15, ltci].map((file) => Scale.parse(file))
}
