// One section of the sheet: lines of the same kind under their heading, one after the other, so that a shift fits on a page.
import { useTranslation } from 'react-i18next'
import type { HandoverLine, HandoverSection } from '#shared/features/handover/handover.model.ts'
import { formatInstant } from '../../../ui/format-time.ts'
import { byWhat, useLineWords } from '../line-words.ts'

export function SheetSection({ section }: { section: HandoverSection }) {
  const { t } = useTranslation()
  const words = useLineWords()
  const open = section.lines.filter(({ isOpen }) => isOpen).length
  return (
    <section className="handover-part">
      <h2>
        {words.section(section.key)}
        {open > 0 && (
          <span className="handover-part__open numerals">
            {open} {t('handover:sheet.open')}
          </span>
        )}
      </h2>
      {section.lines.length === 0 && <p className="handover-part__none">{t('handover:sheet.nothing')}</p>}
      <dl>
        {byWhat(section.lines).map(({ what, lines }) => (
          <div key={what} className="handover-part__group">
            <dt>{words.heading(what)}</dt>
            <dd>
              <ul>
                {lines.map((line, index) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: a frozen list; two lines may say the same
                  <li key={index} className={line.isOpen ? 'handover-line handover-line--open' : 'handover-line'}>
                    <LineText line={line} detail={words.detail(line)} />
                  </li>
                ))}
              </ul>
            </dd>
          </div>
        ))}
      </dl>
      {section.leftOut > 0 && <p>{t('handover:sheet.leftOut', { count: section.leftOut })}</p>}
    </section>
  )
}

function LineText({ line, detail }: { line: HandoverLine; detail: string }) {
  const who = [line.place, line.name].filter(Boolean).join(' ')
  const at = line.at === null ? '' : formatInstant(line.at).slice(11)
  return (
    <>
      {who !== '' && <b>{who}</b>} {[at, detail].filter(Boolean).join(' ')}
    </>
  )
}
