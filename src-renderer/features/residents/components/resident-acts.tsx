// What may be done with a resident now: which acts stand open depends on where the person is and on who is asking.
import { Button, Dropdown } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import type { ResidentDetail } from '#shared/features/residents/residents.model.ts'
import { useCan } from '../../../app/use-can.ts'
import { type ActName, openActs } from '../open-acts.ts'
import { AbilityAct, AgreementAct, CareLevelAct, CategoryAct } from './dated-fact-acts.tsx'
import { EditAct } from './edit-act.tsx'
import { SwapAct, TransferAct } from './move-acts.tsx'
import { DischargeAct, LeaveAct, ReturnAct } from './stay-acts.tsx'

/** Acts that stand as buttons; the rest are under 更多. */
const shownDirectly = 4

export function ResidentActs({ resident }: { resident: ResidentDetail }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const [act, setAct] = useState<ActName | null>(null)
  const canMove = useCan('residents.occupancy')
  const canEdit = useCan('residents.edit')
  const acts = openActs(resident.state, { canMove, canEdit })
  const start = (name: ActName) =>
    name === 'admit' ? navigate(`/residents/admit?resident=${resident.id}`) : setAct(name)
  const direct = acts.slice(0, shownDirectly)
  const more = acts.slice(shownDirectly)
  const props = { resident, onClose: () => setAct(null) }
  return (
    <>
      {direct.map((name, index) => (
        <Button key={name} type={index === 0 ? 'primary' : 'default'} onClick={() => start(name)}>
          {t(`residents:act.${name}`)}
        </Button>
      ))}
      {more.length > 0 && (
        <Dropdown
          trigger={['click']}
          menu={{
            items: more.map((name) => ({ key: name, label: t(`residents:act.${name}`) })),
            onClick: ({ key }) => {
              const name = more.find((each) => each === key)
              if (name) start(name)
            },
          }}
        >
          <Button aria-haspopup="menu">{t('common:more')}</Button>
        </Dropdown>
      )}
      {act === 'transfer' && <TransferAct {...props} />}
      {act === 'swap' && <SwapAct {...props} />}
      {act === 'leave' && <LeaveAct {...props} kind="leave" />}
      {act === 'hospital' && <LeaveAct {...props} kind="hospital" />}
      {act === 'return' && <ReturnAct {...props} />}
      {act === 'discharge' && <DischargeAct {...props} />}
      {act === 'category' && <CategoryAct {...props} />}
      {act === 'ability' && <AbilityAct {...props} />}
      {act === 'careLevel' && <CareLevelAct {...props} />}
      {act === 'agreement' && <AgreementAct {...props} />}
      {act === 'edit' && <EditAct {...props} />}
    </>
  )
}
