// What the demo home's plans say and what lies in its stores.

export type DemoPlan = { kind: string; text: string; newer?: string }
export type DemoSupply = { category: string; name: string; places: readonly string[]; unit: string; least: number }

const common = (what: string): string =>
  `一、发现${what}，现场人员立即呼叫值班人员并报告带班领导\n二、先保护老人安全，再处置现场\n三、按应急联络表依次通知\n四、告知家属，记录经过\n五、事后分析原因并整改`

export const emergencyPlans: readonly DemoPlan[] = [
  {
    kind: 'fire',
    text: '一、发现火情，就近按下手动报警按钮并呼叫\n二、值班人员 3 分钟内到场确认\n三、确认后拨打 119\n四、按楼层疏散，先轮椅和卧床老人\n五、在一层院子点名',
    newer:
      '一、发现火情，就近按下手动报警按钮并呼叫\n二、值班人员 3 分钟内到场确认\n三、确认后拨打 119，同时切断该层电源\n四、按楼层疏散，先轮椅和卧床老人\n五、关闭防火门\n六、在一层院子按点名单点名',
  },
  { kind: 'food-poisoning', text: common('多名老人呕吐、腹泻') },
  { kind: 'elopement', text: common('老人不在应在的位置') },
  { kind: 'choking', text: common('老人噎食') },
  { kind: 'fall', text: common('老人跌倒') },
  { kind: 'outage', text: common('停电或停水') },
  { kind: 'typhoon', text: common('台风预警') },
  { kind: 'infection', text: common('发热或聚集症状') },
  { kind: 'violence', text: common('人员冲突或外来侵害') },
]

const floors = ['1 层护理站', '2 层护理站', '3 层护理站', '4 层护理站'] as const
const store = ['1 层库房'] as const

export const supplyKinds: readonly DemoSupply[] = [
  { category: 'first-aid', name: '急救箱', places: floors, unit: '个', least: 1 },
  { category: 'infection', name: '一次性医用口罩', places: store, unit: '只', least: 500 },
  { category: 'infection', name: '防护口罩', places: store, unit: '只', least: 100 },
  { category: 'infection', name: '隔离衣', places: store, unit: '件', least: 50 },
  { category: 'infection', name: '一次性手套', places: store, unit: '盒', least: 20 },
  { category: 'infection', name: '护目镜', places: store, unit: '副', least: 20 },
  { category: 'infection', name: '75% 酒精', places: store, unit: '瓶', least: 30 },
  { category: 'infection', name: '含氯消毒剂', places: store, unit: '瓶', least: 20 },
  { category: 'infection', name: '医疗废物袋', places: store, unit: '卷', least: 10 },
  { category: 'fire', name: '防烟面罩', places: floors, unit: '个', least: 10 },
  { category: 'fire', name: '灭火毯', places: ['厨房', ...floors], unit: '张', least: 1 },
  { category: 'fire', name: '强光手电', places: floors, unit: '支', least: 2 },
  { category: 'fire', name: '疏散轮椅', places: floors, unit: '辆', least: 2 },
  { category: 'flood', name: '沙袋', places: ['地下车库入口'], unit: '个', least: 60 },
  { category: 'flood', name: '抽水泵', places: store, unit: '台', least: 1 },
  { category: 'flood', name: '雨衣', places: store, unit: '件', least: 10 },
  { category: 'power', name: '发电机', places: ['配电间'], unit: '台', least: 1 },
  { category: 'power', name: '应急灯', places: store, unit: '盏', least: 12 },
  { category: 'power', name: '储备用水', places: store, unit: '桶', least: 40 },
  { category: 'security', name: '防暴盾牌', places: ['门卫室'], unit: '面', least: 2 },
  { category: 'security', name: '钢叉', places: ['门卫室'], unit: '把', least: 2 },
  { category: 'living', name: '方便食品', places: store, unit: '箱', least: 10 },
  { category: 'living', name: '棉被', places: store, unit: '床', least: 10 },
  { category: 'living', name: '毛毯', places: store, unit: '条', least: 30 },
]
