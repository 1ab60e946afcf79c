// The people who can sign in to the demo home. Their passwords are public; they exist in demo data only.
import type { DemoLogin } from '#shared/features/accounts/accounts.contract.ts'

const password = 'Yian-demo-26'

export const demoLogins: DemoLogin[] = [
  { loginName: 'yuanzhang', displayName: '陈院长', roles: ['director'], password, pin: '260801' },
  { loginName: 'hushi', displayName: '王护士长', roles: ['care-lead'], password, pin: '260802' },
  { loginName: 'huliyuan', displayName: '林护理员', roles: ['caregiver'], password, pin: '260803' },
  { loginName: 'yisheng', displayName: '许医生', roles: ['clinician'], password, pin: '260804' },
  { loginName: 'neiqin', displayName: '郑内勤', roles: ['office'], password, pin: '260805' },
  { loginName: 'anquan', displayName: '李安全员', roles: ['safety'], password, pin: '260806' },
  { loginName: 'guanli', displayName: '系统管理员', roles: ['administrator'], password, pin: '260807' },
  { loginName: 'shenji', displayName: '审计员', roles: ['auditor'], password, pin: '260808' },
  { loginName: 'daping', displayName: '二层护理站大屏', roles: ['wall-screen'], password, pin: '260809' },
]
