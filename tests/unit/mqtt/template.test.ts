import { describe, expect, test } from 'vitest'
import { renderTemplate } from '#main/mqtt/conventions/template.ts'

const json = { a: { b: 7.26 }, list: [1, 2], on: true, text: ' Alarm ', nothing: null }
const render = (template: string) => renderTemplate(template, () => 'raw', json)

describe('the safe subset of value templates', () => {
  test.each<[string, unknown]>([
    ['{{ value }}', 'raw'],
    ['{{value_json.a.b}}', 7.26],
    ['{{ value_json["a"]["b"] | round(1) }}', 7.3],
    ['{{ value_json.list[1] }}', 2],
    ['{{ value_json.missing }}', undefined],
    ['{{ value_json.missing | default(5) }}', 5],
    ['{{ value_json.missing | float(0) }}', undefined],
    ["{{ 'ON' if value_json.missing else 'OFF' }}", undefined],
    ["{{ 'ON' if value_json.missing == 'x' else 'OFF' }}", undefined],
    ['{% if value_json.missing %}on{% else %}off{% endif %}', undefined],
    ['{{ value_json.missing if value_json.missing is defined else value_json.on }}', true],
    ['{{ value_json.on or value_json.missing }}', true],
    ['{{ value_json.nothing is defined and value_json.nothing is none }}', true],
    ['{{ value_json.text | trim | lower }}', 'alarm'],
    ["{{ 'ON' if value_json.on else 'OFF' }}", 'ON'],
    ["{{ 'ON' if value_json.a.b > 10 else 'OFF' }}", 'OFF'],
    ['{% if value_json.on %}yes{% elif true %}maybe{% else %}no{% endif %}', 'yes'],
    ["{% if value == 'x' %}yes{% else %}no{% endif %}", 'no'],
    ['{{ (value_json.a.b | float * 2) | int }}', 14],
    ["{{ value_json.get('on', false) }}", true],
    ['{{ value_json.on is defined and not value_json.nothing }}', true],
    ["{{ value in ['raw', 'x'] }}", true],
    ["{{ value | replace('r', 'd') | upper }}", 'DAW'],
    ['{{ value_json.a.b }} C', '7.26 C'],
    ['{{ value_json.__proto__ }}', undefined],
    ["{{ value_json.on | iif('ON', 'OFF') }}", 'ON'],
    ["{{ value_json.nothing | iif('ON', 'OFF') }}", 'OFF'],
    ['{{ value_json.missing | is_defined }}', undefined],
    ['{{ value_json.a.b | multiply(2) }}', 14.52],
  ])('%s gives %j', (template, value) => {
    expect(render(template)).toEqual({ ok: true, value })
  })

  test.each([
    "{{ states('x') }}",
    '{{ now() }}',
    '{% for x in value_json.list %}{{ x }}{% endfor %}',
    '{{ value_json | tojson }}',
    '{{ value',
    '{{ }}',
    '{% if true %}x',
    `{{ ${'('.repeat(5000)}1 }}`,
    `{{ ${'('.repeat(200)}1${')'.repeat(200)} }}`,
  ])('%s is refused', (template) => {
    expect(render(template)).toEqual({ ok: false })
  })
})
