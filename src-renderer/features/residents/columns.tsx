// The columns of the resident list. What is not known is drawn as unknown; "not assessed" has its own word.
import type { TFunction } from 'i18next'
import { assessmentOverdueDays } from '#shared/features/residents/assessment-due.rules.ts'
import type { ResidentRow } from '#shared/features/residents/residents.model.ts'
import type { AppColumn } from '../../ui/app-table-model.ts'
import { DayText } from '../../ui/day-text.tsx'
import { Unknown } from '../../ui/unknown.tsx'
import { isAway } from './filters.ts'

type Column = AppColumn<ResidentRow>

function contactOf(row: ResidentRow, t: TFunction): string | null {
  if (row.contactName === null) return null
  return row.contactRelation
    ? t('residents:contactWithRelation', { name: row.contactName, relation: row.contactRelation })
    : row.contactName
}

function wordOrUnknown(word: string | null, reason?: string) {
  return word ?? <Unknown {...(reason === undefined ? {} : { reason })} />
}

/** Words of a row's codes; null = not known. */
export function residentWords(row: ResidentRow, t: TFunction) {
  return {
    sex: t(`common:${row.sex}`),
    state: t(`residents:state.${row.state}`),
    level: row.abilityLevel === null ? null : t(`residents:ability.${row.abilityLevel}`),
    category: row.category && t(`residents:category.${row.category}`),
    careLevel: row.careLevel && t(`residents:careLevel.${row.careLevel}`),
    bedCareType: row.bedCareType && t(`beds:careType.${row.bedCareType}`),
    contact: contactOf(row, t),
  }
}

function dayColumn(t: TFunction, id: string, day: (row: ResidentRow) => string | null, more: Partial<Column>): Column {
  return {
    id,
    header: t(`residents:column.${id}`),
    value: day,
    cell: (row) => <DayText day={day(row)} />,
    width: 108,
    ...more,
  }
}

/** A day that is rightly empty for some people, such as the day of discharge of somebody in house. */
function optionalDayColumn(t: TFunction, id: string, day: (row: ResidentRow) => string | null): Column {
  return dayColumn(t, id, day, {
    cell: (row) => (day(row) === null ? '—' : <DayText day={day(row)} />),
    exported: (row) => day(row) ?? '',
    isHiddenAtFirst: true,
    priority: 3,
  })
}

function AssessedCell({ row, on, t }: { row: ResidentRow; on: string; t: TFunction }) {
  if (row.assessedOn === null) return '—'
  const isOverdue = row.dischargedOn === null && (assessmentOverdueDays(row.assessedOn, on) ?? 0) > 0
  if (!isOverdue) return <DayText day={row.assessedOn} />
  return (
    <b>
      <DayText day={row.assessedOn} /> {t('residents:overdue')}
    </b>
  )
}

export function residentColumns(t: TFunction, on: string): Column[] {
  const words = (row: ResidentRow) => residentWords(row, t)
  const header = (id: string) => t(`residents:column.${id}`)
  return [
    {
      id: 'bed',
      header: header('bed'),
      value: (row) => row.bedLabel,
      cell: (row) => (row.bedLabel === null ? '—' : <b>{row.bedLabel}</b>),
      exported: (row) => row.bedLabel ?? '',
      width: 76,
      priority: 1,
    },
    {
      id: 'name',
      header: header('name'),
      value: (row) => row.name,
      cell: (row) => (
        <>
          {row.name}
          {isAway(row) && <span className="resident-state"> {words(row).state}</span>}
        </>
      ),
      width: 92,
      priority: 1,
      isRowHeader: true,
      grow: 1.3,
    },
    { id: 'sex', header: header('sex'), value: (row) => words(row).sex, width: 56, priority: 2, grow: 0.5 },
    { id: 'age', header: header('age'), value: (row) => row.age, width: 62, align: 'end', priority: 2, grow: 0.4 },
    {
      id: 'level',
      header: header('level'),
      value: (row) => row.abilityLevel,
      exported: (row) => words(row).level ?? t('residents:notAssessed'),
      cell: (row) => wordOrUnknown(words(row).level, t('residents:notAssessed')),
      width: 96,
      priority: 1,
    },
    {
      id: 'assessedOn',
      header: header('assessedOn'),
      value: (row) => row.assessedOn,
      cell: (row) => <AssessedCell row={row} on={on} t={t} />,
      width: 138,
      priority: 2,
    },
    {
      id: 'category',
      header: header('category'),
      value: (row) => words(row).category,
      cell: (row) => wordOrUnknown(words(row).category),
      width: 88,
      priority: 2,
    },
    {
      id: 'contact',
      header: header('contact'),
      value: (row) => words(row).contact,
      cell: (row) => wordOrUnknown(words(row).contact),
      width: 110,
      priority: 3,
    },
    dayColumn(t, 'admittedOn', (row) => row.admittedOn, { priority: 2 }),
    {
      id: 'state',
      header: header('state'),
      value: (row) => words(row).state,
      isHiddenAtFirst: true,
      priority: 3,
    },
    {
      id: 'careLevel',
      header: header('careLevel'),
      value: (row) => words(row).careLevel,
      cell: (row) => wordOrUnknown(words(row).careLevel),
      isHiddenAtFirst: true,
      priority: 3,
    },
    {
      id: 'idNumber',
      header: header('idNumber'),
      value: (row) => row.idNumberMasked,
      width: 170,
      isHiddenAtFirst: true,
      priority: 4,
    },
    { id: 'phone', header: header('phone'), value: (row) => row.contactPhoneMasked, width: 120, isHiddenAtFirst: true },
    {
      id: 'floor',
      header: header('floor'),
      value: (row) => row.floorName,
      cell: (row) => row.floorName ?? '—',
      exported: (row) => row.floorName ?? '',
      isHiddenAtFirst: true,
    },
    {
      id: 'bedCareType',
      header: header('bedCareType'),
      value: (row) => words(row).bedCareType,
      cell: (row) => words(row).bedCareType ?? '—',
      exported: (row) => words(row).bedCareType ?? '',
      isHiddenAtFirst: true,
      priority: 4,
    },
    optionalDayColumn(t, 'returnsOn', (row) => row.returnsOn),
    optionalDayColumn(t, 'agreementEndsOn', (row) => row.agreementEndsOn),
    optionalDayColumn(t, 'dischargedOn', (row) => row.dischargedOn),
  ]
}
