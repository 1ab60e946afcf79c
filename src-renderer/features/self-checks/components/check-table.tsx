// The items of a check as a table: 项目, 检查内容, 结果, 问题, 责任人, 期限, 复查.
import { Button } from 'antd'
import { Fragment } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { screenLinks } from '#shared/contract/screen-links.ts'
import type { CheckItem, CheckList, SelfCheck } from '#shared/features/self-checks/self-checks.model.ts'
import { Unknown } from '../../../ui/unknown.tsx'
import { RecordFiles } from '../../attachments/index.ts'

type CheckTableProps = {
  list: CheckList
  check: SelfCheck
  /** Left out: reading only. */
  onCorrect: ((item: CheckItem) => void) | undefined
  onRecheck: ((item: CheckItem) => void) | undefined
}

export function CheckTable({ list, check, onCorrect, onRecheck }: CheckTableProps) {
  const { t } = useTranslation()
  const isHazards = list.words === 'yes-no'
  return (
    <table className="check-table">
      <caption className="visually-hidden">{list.title}</caption>
      <thead>
        <tr>
          <th scope="col">{t('self-checks:sheet.section')}</th>
          <th scope="col">{t('self-checks:sheet.item')}</th>
          <th scope="col">{t('self-checks:sheet.result')}</th>
          {list.needs.map((need) => (
            <th key={need} scope="col">
              {t(`self-checks:need.${list.words}.${need}`)}
            </th>
          ))}
          <th scope="col">{t('self-checks:sheet.recheck')}</th>
          {onCorrect && (
            <th scope="col" className="no-print">
              {t('self-checks:sheet.acts')}
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {list.sections.map((section) => (
          <Fragment key={section.key}>
            {section.items.map((item, index) => {
              const answer = check.answers[item.code]
              const isWanting = answer?.result === 'wanting'
              const rechecks = check.rechecks.filter(({ itemCode }) => itemCode === item.code)
              return (
                <tr key={item.code} className={isWanting ? 'check-table__wanting' : undefined}>
                  {index === 0 && (
                    <th scope="rowgroup" rowSpan={section.items.length}>
                      {section.title}
                    </th>
                  )}
                  <td>
                    <span className="numerals">{item.code}</span> {item.text}
                    {answer && <RecordFiles ids={answer.attachmentIds} />}
                  </td>
                  <td>
                    {answer ? (
                      t(`self-checks:${list.words}.${answer.result}`)
                    ) : (
                      <Unknown reason={t('self-checks:unanswered')} />
                    )}
                  </td>
                  {list.needs.map((need) => (
                    <td key={need}>{isWanting ? answer[need] : ''}</td>
                  ))}
                  <td>
                    {rechecks.map(({ on, isPassed, note }) => (
                      <span key={`${on}:${note}`} className="check-table__recheck">
                        {on} {t(isPassed ? 'self-checks:recheck.passed' : 'self-checks:recheck.failed')} {note}
                      </span>
                    ))}
                  </td>
                  {onCorrect && (
                    <td className="no-print check-table__acts">
                      <Button
                        type="link"
                        size="small"
                        aria-label={t('self-checks:correct.title', { code: item.code })}
                        onClick={() => onCorrect(item)}
                      >
                        {t('self-checks:correct.button')}
                      </Button>
                      {isWanting && !isHazards && onRecheck && (
                        <Button
                          type="link"
                          size="small"
                          aria-label={t('self-checks:recheck.title', { code: item.code })}
                          onClick={() => onRecheck(item)}
                        >
                          {t('self-checks:recheck.button')}
                        </Button>
                      )}
                      {isWanting && (
                        <Link
                          to={screenLinks.hazardFromCheck(check.id, {
                            from: `${check.on} ${list.title}`,
                            place: section.title,
                            text: answer.problem ?? item.text,
                          })}
                        >
                          {t('self-checks:toHazard')}
                        </Link>
                      )}
                    </td>
                  )}
                </tr>
              )
            })}
          </Fragment>
        ))}
      </tbody>
    </table>
  )
}
