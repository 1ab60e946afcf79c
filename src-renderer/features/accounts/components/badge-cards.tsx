// The cards of the staff. A card is given to somebody by holding it to any reader once and choosing its holder here.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { UserId } from '#shared/contract/primitives.ts'
import type { UserAccount } from '#shared/features/accounts/accounts.contract.ts'
import type { BadgeCard } from '#shared/features/badges/badges.contract.ts'
import { api } from '../../../app/rpc-client.ts'
import { ConfirmReason } from '../../../ui/confirm-reason.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { ErrorState } from '../../../ui/error-state.tsx'
import { InstantText } from '../../../ui/instant-text.tsx'
import { Section } from '../../../ui/section.tsx'

/** A card just read should appear while one looks. */
const ASKED_EVERY_MS = 5_000

export function BadgeCards({ accounts }: { accounts: readonly UserAccount[] }) {
  const { t } = useTranslation()
  const queryClient = useQueryClient()
  const [lost, setLost] = useState<BadgeCard | null>(null)
  const cards = useQuery({ ...api.badges.list.queryOptions(), refetchInterval: ASKED_EVERY_MS })
  const refresh = () => queryClient.invalidateQueries({ queryKey: api.badges.key() })
  const assign = useMutation(api.badges.assign.mutationOptions({ onSuccess: refresh }))
  const withdraw = useMutation(api.badges.withdraw.mutationOptions({ onSuccess: refresh }))
  const holders = accounts
    .filter((account) => account.isActive)
    .map((account) => ({ value: account.id, label: account.displayName }))

  return (
    <Section title={t('accounts:badge.title')} note={t('accounts:badge.note')}>
      <div className="settings-pad settings-stack">
        {cards.error && <ErrorState error={cards.error} onRetry={() => void cards.refetch()} />}
        {assign.error && <ErrorState error={assign.error} />}
        {cards.data?.length === 0 && (
          <EmptyState title={t('accounts:badge.none')} hint={t('accounts:badge.noneHint')} />
        )}
        <ul className="badge-cards">
          {cards.data?.map((card) => (
            <li key={card.id} className="badge-cards__card">
              <span className="badge-cards__number numerals">
                {t('accounts:badge.ending', { ending: card.ending })}
              </span>
              <b className="badge-cards__state">{t(`accounts:badge.state.${card.state}`)}</b>
              <span className="muted">
                {t('accounts:badge.lastRead', { place: card.lastPlace })} <InstantText at={card.lastReadAt} />
              </span>
              <Select<UserId>
                className="badge-cards__holder"
                aria-label={t('accounts:badge.holderOf', { ending: card.ending })}
                placeholder={t('accounts:badge.choose')}
                value={card.userId}
                options={holders}
                // An account out of use is no choice any more, but its card still shows whose it was.
                labelRender={({ label }) => label ?? t('accounts:badge.holderGone')}
                onChange={(userId) => assign.mutate({ id: card.id, userId })}
                showSearch={{ optionFilterProp: 'label' }}
              />
              {card.state === 'assigned' && (
                <Button
                  onClick={() => setLost(card)}
                  aria-label={t('accounts:badge.withdrawOf', { ending: card.ending })}
                >
                  {t('accounts:badge.withdraw')}
                </Button>
              )}
            </li>
          ))}
        </ul>
      </div>
      <ConfirmReason
        isOpen={lost !== null}
        title={t('accounts:badge.withdrawOf', { ending: lost?.ending ?? '' })}
        description={t('accounts:badge.withdrawNote')}
        confirmLabel={t('accounts:badge.withdraw')}
        suggestions={[t('accounts:badge.lost'), t('accounts:badge.left')]}
        onConfirm={async (reason) => {
          if (lost) await withdraw.mutateAsync({ id: lost.id, reason })
          setLost(null)
        }}
        onCancel={() => setLost(null)}
      />
    </Section>
  )
}
