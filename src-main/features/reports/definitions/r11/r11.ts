// R11 消防设施器材台账, form version 2026-12. The register as it stands at the end of the span; due days are worked out as of that day.
import { screenLinks } from '#shared/contract/screen-links.ts'
import { duesOf, isPastScrap, standOf } from '#shared/features/fire-equipment/fire-equipment.rules.ts'
import { monthsWithout } from '#shared/features/fire-safety/fire-due.rules.ts'
import { EQUIPMENT_STATE_WORDS } from '#shared/features/reports/fire-words.ts'
import type { CheckResult, FigureRow } from '#shared/features/reports/reports.model.ts'
import r11Form from '../../../../../resources/reports/r11-2026-12.json' with { type: 'json' }
import { loadEquipmentCycles } from '../../../fire-equipment/index.ts'
import { judge } from '../checks/check.ts'
import { checkFacility } from '../checks/facility-checks.ts'
import { type ComputeInput, countOf, type FigureValue, ReportDefinition, type ReportModule } from '../definition.ts'

type Input = Pick<ComputeInput, 'source' | 'period'>
const unknownKind = { firstServiceMonths: null, cycleMonths: null, lifeMonths: null }

/** What is not scrapped at the end of the span. */
function pieces({ source, period }: Input) {
  const types = new Map(loadEquipmentCycles().types.map((type) => [type.key, type]))
  return source
    .equipmentOn(period.asOf)
    .map((piece) => {
      const type = types.get(piece.type)
      const stand = standOf(piece.events)
      const dues = duesOf(type ?? unknownKind, piece, stand, period.asOf)
      const hasDays = type !== undefined && (type.firstServiceMonths !== null || type.lifeMonths !== null)
      return {
        ...{
          piece,
          stand,
          dues,
          word: type?.words['zh-CN'] ?? piece.type,
          isExtinguisher: type?.group === 'extinguisher',
        },
        // What must be scrapped is not serviced first.
        isServiceOver: dues.service?.warning === 'overdue' && (dues.scrap?.on ?? '9999') > (dues.service.on ?? ''),
        isPastLife: isPastScrap(type ?? unknownKind, piece.madeOn, period.asOf),
        isMadeUnknown: hasDays && piece.madeOn === null,
        isLookMissing:
          monthsWithout(
            piece.events.filter(({ kind }) => kind === 'looked').map(({ on }) => on),
            { from: period.firstOn, until: period.asOf },
            piece.addedOn,
          ).length > 0,
        isLooked: piece.events.some(({ kind, on }) => kind === 'looked' && on >= period.firstOn),
      }
    })
    .filter(({ stand }) => stand.state !== 'scrapped')
}
type Piece = ReturnType<typeof pieces>[number]

function computeFigures(input: Input): Map<string, FigureValue> {
  const rows = pieces(input)
  const count = (holds: (piece: Piece) => boolean) =>
    countOf(
      'equipment',
      rows.filter(holds).map(({ piece }) => piece.id),
    )
  return new Map([
    ['pieces', count(() => true)],
    ['extinguishers', count(({ isExtinguisher }) => isExtinguisher)],
    ['others', count(({ isExtinguisher }) => !isExtinguisher)],
    ['service-overdue', count(({ isServiceOver }) => isServiceOver)],
    ['scrap-overdue', count(({ isPastLife }) => isPastLife)],
    ['away', count(({ stand }) => stand.state === 'sent-out')],
    ['made-unknown', count(({ isMadeUnknown }) => isMadeUnknown)],
    ['looked', count(({ isLooked }) => isLooked)],
  ])
}

function stateOf({ stand, isPastLife, isServiceOver }: Piece): string {
  if (isPastLife) return '超过报废日期'
  return isServiceOver ? '维修逾期' : EQUIPMENT_STATE_WORDS[stand.state]
}

function computeRows(input: Input): FigureRow[] {
  return pieces(input).map((row) => {
    const { piece, stand, dues, word } = row
    return {
      ...{ id: piece.id, link: screenLinks.fireEquipmentPiece(piece.id) },
      cells: {
        ...{ number: piece.number, type: word, spec: piece.spec, quantity: piece.quantity, owner: piece.owner },
        place: [piece.floorName, piece.place].filter(Boolean).join(' '),
        ...{ madeOn: piece.madeOn, boughtOn: piece.boughtOn, serviceOn: dues.service?.on ?? null },
        ...{ scrapOn: dues.scrap?.on ?? null, lookedOn: stand.lastLook?.on ?? null, state: stateOf(row) },
      },
    }
  })
}

function computeChecks(input: ComputeInput): CheckResult[] {
  const rows = pieces(input)
  const check = (code: string, holds: (piece: Piece) => boolean, pass: string, fail: string) => {
    const broken = rows.filter(holds)
    return judge({
      ...{ code, severity: 'warn', holds: broken.length === 0, pass, fail: `${broken.length} ${fail}` },
      rows: broken.map(({ piece, word }) => ({
        ...{
          id: piece.id,
          link: screenLinks.fireEquipmentPiece(piece.id),
          label: `${word} ${piece.number} ${piece.place}`,
        },
      })),
    })
  }
  return [
    check('11.scrap', ({ isPastLife }) => isPastLife, '没有超过报废日期的器材', '件器材超过报废日期'),
    check('11.service', ({ isServiceOver }) => isServiceOver, '没有维修逾期的器材', '件器材维修逾期'),
    check('11.made', ({ isMadeUnknown }) => isMadeUnknown, '出厂日期均已登记', '件器材出厂日期未知'),
    check('11.looked', ({ isLookMissing }) => isLookMissing, '逐月外观检查齐全', '件器材有月份没有外观检查'),
    ...checkFacility(input.source.facility()),
  ]
}

export const r11Module: ReportModule = {
  definition: ReportDefinition.parse(r11Form),
  canFreezeRunningMonth: true,
  ...{ computeFigures, computeRows, computeChecks },
}
