// R19 护理岗位奖补申报表 of a year, form version 2026-12: a row an award somebody may have for an application of that year.
import { screenLinks } from '#shared/contract/screen-links.ts'
import type { AwardKind } from '#shared/features/awards/awards.model.ts'
import { careMonthsHere, countedTo, judgeAwards, missingForForm } from '#shared/features/awards/awards.rules.ts'
import { POST_WORDS, wordOf } from '#shared/features/reports/report-words.ts'
import type { CheckResult, FigureRow } from '#shared/features/reports/reports.model.ts'
import { postOn } from '#shared/features/staff/staff-posts.rules.ts'
import { caregiverSkill } from '#shared/features/staff-files/certificates.rules.ts'
import r19Form from '../../../../../resources/reports/r19-2026-12.json' with { type: 'json' }
import type { SourceStaffFile } from '../../sources/staff-source.ts'
import { judge } from '../checks/check.ts'
import { checkFacility } from '../checks/facility-checks.ts'
import { type ComputeInput, type FigureValue, ReportDefinition, type ReportModule } from '../definition.ts'
import { awardRules } from '../staff-rules-in-force.ts'
import { CLAIM_WORDS, EDUCATION_WORDS, INSURANCE_WORDS, SKILL_WORDS } from '../staff-words.ts'

type Input = Pick<ComputeInput, 'source' | 'period'>
type Due = { file: SourceStaffFile; kind: AwardKind }

function dueIn({ source, period }: Input): { due: Due[]; unknown: SourceStaffFile[] } {
  const year = Number(period.month.slice(0, 4))
  const { areaCode, isFiled, filedOn, nature } = source.facility() ?? {
    ...{ areaCode: null, isFiled: null, filedOn: null, nature: null },
  }
  const about = { rules: awardRules, year, facility: { areaCode, isFiled, filedOn, nature } }
  const judged = source.staffFilesOn(period.asOf).map((file) => ({ file, judgements: judgeAwards(file, about) }))
  const due = judged.flatMap(({ file, judgements }) =>
    awardRules.kinds.flatMap((kind) => {
      const isDue = judgements.some((each) => each.kind === kind.code && each.result === 'eligible')
      return isDue ? [{ file, kind }] : []
    }),
  )
  const unknown = judged.filter(({ judgements }) => judgements.some(({ result }) => result === 'unknown'))
  return { due, unknown: unknown.map(({ file }) => file) }
}

function figures(input: Input): Map<string, FigureValue> {
  const { due } = dueIn(input)
  const of = (kind: AwardKind) => due.filter((each) => each.kind.code === kind.code)
  const people = (list: Due[]): FigureValue => ({
    value: list.length,
    rowKind: 'staff',
    rowIds: list.map(({ file }) => file.id),
  })
  // Whoever has two awards stands behind the total once, with what both come to.
  const byPerson = Map.groupBy(due, ({ file }) => file.id)
  const amounts = [...byPerson.values()].map((list) => list.reduce((sum, { kind }) => sum + kind.amount, 0))
  return new Map<string, FigureValue>([
    ['people', { value: byPerson.size, rowKind: 'staff', rowIds: [...byPerson.keys()] }],
    [
      'amount',
      {
        value: amounts.reduce((sum, each) => sum + each, 0),
        ...{ rowKind: 'staff', rowIds: [...byPerson.keys()], rowAmounts: amounts },
      },
    ],
    ...awardRules.kinds.map((kind): [string, FigureValue] => [kind.code, people(of(kind))]),
  ])
}

function rows(input: Input): FigureRow[] {
  const year = Number(input.period.month.slice(0, 4))
  const asOf = countedTo(year)
  return dueIn(input).due.map(({ file, kind }, index) => {
    const { facts } = file
    const isThis = (each: (typeof file.claims)[number]): boolean => each.kind === kind.code && each.year === year
    const paid = file.claims.filter((each) => each.state === 'paid' && !isThis(each))
    const contract = file.contracts.findLast(
      ({ fromOn, untilOn }) => fromOn <= asOf && (untilOn === null || untilOn >= asOf),
    )
    const claim = file.claims.findLast(isThis)
    const level = caregiverSkill(file.certificates)
    return {
      id: `${file.id}:${kind.code}`,
      link: screenLinks.awards(),
      cells: {
        ...{ number: index + 1, name: file.name, idNumber: facts.idNumber },
        school: [facts.school, facts.major, wordOf(EDUCATION_WORDS, facts.education)].filter(Boolean).join(' ') || null,
        ...{ graduatedOn: facts.graduatedOn, hiredOn: file.hiredOn, post: POST_WORDS[postOn(file.posts, asOf)] },
        months:
          facts.earlierCareMonths === null
            ? null
            : careMonthsHere(file, awardRules.carePosts, asOf) + facts.earlierCareMonths,
        contract: contract ? `${contract.fromOn} 至 ${contract.untilOn ?? '长期'}` : null,
        ...{
          insurance: wordOf(INSURANCE_WORDS, facts.socialInsurance),
          skill: level === null ? '未评级' : (SKILL_WORDS[level] ?? null),
        },
        ...{ kind: kind.term, amount: kind.amount },
        paid: paid.map(({ on, amount }) => `${on} ${amount} 元`).join('；') || '无记录',
        ...{ bankAccount: facts.bankAccount, state: claim ? CLAIM_WORDS[claim.state] : '未申报' },
      },
    }
  })
}

function checks(input: ComputeInput): CheckResult[] {
  const asOf = countedTo(Number(input.period.month.slice(0, 4)))
  const { due, unknown } = dueIn(input)
  const files = [...new Map(due.map(({ file }) => [file.id, file])).values()]
  const people = (list: SourceStaffFile[]) =>
    list.map(({ id, name }) => ({ id, link: screenLinks.staffMember(id), label: name }))
  const each = (code: string, found: SourceStaffFile[], pass: string, fail: string) =>
    judge({
      code,
      severity: 'warn',
      holds: found.length === 0,
      rows: people(found),
      pass,
      fail: `${found.length} ${fail}`,
    })
  return [
    each(
      '19.form',
      files.filter((file) => missingForForm(file.facts, file.contracts, asOf).length > 0),
      '申报表各栏均有依据',
      '人的申报表有空栏',
    ),
    each('19.unknown', unknown, '没有待核实的人', '人因档案不全无法判断'),
    ...checkFacility(input.source.facility()),
  ]
}

export const r19Module: ReportModule = {
  definition: ReportDefinition.parse(r19Form),
  canFreezeRunningMonth: true,
  computeFigures: figures,
  computeRows: rows,
  computeChecks: checks,
}
