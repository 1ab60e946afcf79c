// The place of a point in percent of the sheet from its upper left corner, for whoever measures it on paper.
import { Button, Form, InputNumber } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Drawing, GridPoint } from '#shared/features/floor-plans/floor-plans.model.ts'
import { cellAt, percentOf } from '#shared/features/floor-plans/sheet-place.rules.ts'

type PlaceFieldsProps = {
  /** null = not drawn yet. */
  at: GridPoint | null
  sheet: Pick<Drawing, 'width' | 'height'>
  onPlace: (at: GridPoint) => void
}
type Values = { left: number; top: number }

/** Give it the point's place as key: it starts from what is known. */
export function PlaceFields({ at, sheet, onPlace }: PlaceFieldsProps) {
  const { t } = useTranslation()
  const [left, top] = at ? percentOf(at, sheet) : []
  return (
    <Form<Values>
      layout="inline"
      className="place-fields"
      initialValues={{ left, top }}
      onFinish={(values) => onPlace(cellAt([values.left, values.top], sheet))}
    >
      {(['left', 'top'] as const).map((side) => (
        <Form.Item
          key={side}
          name={side}
          label={t(`fire-patrols:plan.${side}`)}
          rules={[{ required: true, message: t('fire-patrols:plan.percentMissing') }]}
        >
          <InputNumber min={0} max={100} step={0.5} />
        </Form.Item>
      ))}
      <Button htmlType="submit">{t('fire-patrols:plan.apply')}</Button>
    </Form>
  )
}
