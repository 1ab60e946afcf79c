// The figures of a report in the form the bureau knows: 代码, 甲, 乙, 1, 上期, 增减, 依据. Every figure opens to its rows.
import { type KeyboardEvent, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { Figure } from '#shared/features/reports/reports.model.ts'
import { Unknown } from '../../../ui/unknown.tsx'
import { changeText, figureText } from '../figure-words.ts'

type FiguresTableProps = {
  figures: readonly Figure[]
  openCode: string | null
  /** Address of a figure's rows. */
  linkOf: (code: string) => { pathname: string; search: string }
}

/** Arrow keys go from figure to figure. */
function moveFocus(event: KeyboardEvent<HTMLElement>): void {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
  if (step === 0) return
  const links = [...event.currentTarget.querySelectorAll<HTMLElement>('a[data-figure]')]
  const index = links.indexOf(document.activeElement as HTMLElement)
  if (index < 0) return
  event.preventDefault()
  links[index + step]?.focus()
}

export function FiguresTable({ figures, openCode, linkOf }: FiguresTableProps) {
  const { t } = useTranslation()
  const groups = useMemo(() => groupsOf(figures), [figures])
  return (
    <div className="figures-table">
      <table className="plain-table" onKeyDown={moveFocus}>
        <caption className="visually-hidden">{t('reports:figures.title')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('reports:figures.code')}</th>
            <th scope="col">{t('reports:figures.name')}</th>
            <th scope="col">{t('reports:figures.unit')}</th>
            <th scope="col" className="end">
              {t('reports:figures.value')}
            </th>
            <th scope="col" className="end">
              {t('reports:figures.previous')}
            </th>
            <th scope="col" className="end">
              {t('reports:figures.change')}
            </th>
            <th scope="col">{t('reports:figures.basis')}</th>
          </tr>
        </thead>
        {groups.map((group) => (
          <tbody key={group.figures[0]?.code}>
            {group.title !== null && (
              <tr className="figures-table__group">
                <th colSpan={7} scope="rowgroup">
                  {group.title}
                </th>
              </tr>
            )}
            {group.figures.map((figure) => (
              <tr key={figure.code} aria-selected={figure.code === openCode}>
                <td className="numerals">{figure.code}</td>
                <th scope="row" style={{ paddingLeft: `${10 + figure.indent * 22}px` }}>
                  {figure.name}
                </th>
                <td>{figure.unit}</td>
                <td className="end">
                  <Link
                    to={linkOf(figure.code)}
                    data-figure={figure.code}
                    className="figures-table__value"
                    aria-label={t('reports:figures.openOf', {
                      name: figure.name,
                      value: figureText(figure.value) ?? t('common:unknown'),
                    })}
                  >
                    {figureText(figure.value) ?? <Unknown />}
                  </Link>
                </td>
                <td className="end">{figureText(figure.previous) ?? <Unknown />}</td>
                <td className="end">{changeText(figure.value, figure.previous) ?? <Unknown />}</td>
                <td className="faint figures-table__basis" title={figure.definition}>
                  {figure.definition}
                </td>
              </tr>
            ))}
          </tbody>
        ))}
      </table>
    </div>
  )
}

function groupsOf(figures: readonly Figure[]): { title: string | null; figures: Figure[] }[] {
  const groups: { title: string | null; figures: Figure[] }[] = []
  for (const figure of figures) {
    const title = figure.group ?? null
    const last = groups.at(-1)
    if (last && last.title === title) last.figures.push(figure)
    else groups.push({ title, figures: [figure] })
  }
  return groups
}
