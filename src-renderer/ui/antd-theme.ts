// Dresses the component library in the house tokens. Never write a colour here: it belongs in tokens.css.
import { theme as antdTheme, type ThemeConfig } from 'antd'
import { readTokens, type SizeName, type ThemeName, type Tokens, tokenPixels, tokenText } from './tokens.ts'

type Algorithm = Exclude<NonNullable<ThemeConfig['algorithm']>, readonly unknown[]>

/** The library derives hover and border shades by its own palette; these are pinned because their contrast was checked. */
function pinnedColors(tokens: Tokens): Algorithm {
  const color = (name: string) => tokenText(tokens, name)
  return (seed, derived) => ({
    ...(derived ?? antdTheme.defaultAlgorithm(seed)),
    colorPrimary: color('accent'),
    colorPrimaryHover: color('accent-hover'),
    colorPrimaryActive: color('accent-hover'),
    colorPrimaryText: color('accent'),
    colorPrimaryTextHover: color('accent-hover'),
    colorPrimaryTextActive: color('accent-hover'),
    colorPrimaryBorder: color('accent'),
    colorPrimaryBg: color('accent-soft'),
    colorPrimaryBgHover: color('accent-soft'),
    colorText: color('ink'),
    colorTextSecondary: color('ink-2'),
    colorTextTertiary: color('ink-3'),
    colorTextQuaternary: color('ink-3'),
    colorBgBase: color('surface'),
    colorBgContainer: color('surface'),
    colorBgElevated: color('raised'),
    colorBgLayout: color('ground'),
    colorFillAlter: color('sunken'),
    colorBgMask: color('scrim'),
    colorBorder: color('line-strong'),
    colorBorderSecondary: color('line'),
    colorError: color('danger'),
    colorErrorText: color('danger'),
    colorErrorBorder: color('danger'),
    colorErrorHover: color('danger'),
    colorErrorTextHover: color('danger'),
    colorLink: color('accent'),
    colorLinkHover: color('accent-hover'),
    colorLinkActive: color('accent-hover'),
  })
}

export function buildAntdTheme(themeName: ThemeName, size: SizeName): ThemeConfig {
  const tokens = readTokens(themeName, size)
  const color = (name: string) => tokenText(tokens, name)
  const pixels = (name: string) => tokenPixels(tokens, name)
  const isLarge = size === 'large'
  const base = themeName === 'light' ? antdTheme.defaultAlgorithm : antdTheme.darkAlgorithm
  return {
    algorithm: [base, pinnedColors(tokens)],
    hashed: false,
    token: {
      colorPrimary: color('accent'),
      colorInfo: color('accent'),
      colorSuccess: color('accent'),
      // Yellow is an alarm. A warning in a form is said in words and with a mark.
      colorWarning: color('ink-2'),
      colorError: color('danger'),
      colorTextBase: color('ink'),
      colorBgBase: color('surface'),
      colorTextPlaceholder: color('ink-3'),
      colorTextDescription: color('ink-2'),
      colorTextLightSolid: color('accent-ink'),
      colorIcon: color('ink-2'),
      colorIconHover: color('ink'),
      // The turning mark says that it works; a paler word would only be harder to read.
      opacityLoading: 1,
      controlItemBgActive: color('accent-soft'),
      controlItemBgActiveHover: color('accent-soft'),
      controlItemBgHover: color('sunken'),
      controlOutline: color('accent-soft'),
      fontFamily: color('font'),
      fontFamilyCode: color('font-mono'),
      fontSize: pixels('type-body'),
      fontSizeSM: pixels('type-small'),
      fontSizeLG: pixels('type-lead'),
      controlHeight: pixels('control'),
      controlHeightSM: isLarge ? 40 : 26,
      controlHeightLG: isLarge ? 56 : 40,
      borderRadius: pixels('radius'),
      boxShadow: color('shadow'),
      boxShadowSecondary: color('shadow'),
      marginLG: 16,
      paddingLG: 20,
      // A dialog is there the moment it is asked for; nothing moves on a screen that people watch for alarms.
      motion: false,
      wireframe: false,
    },
    components: {
      Button: {
        primaryShadow: 'none',
        defaultShadow: 'none',
        dangerShadow: 'none',
        primaryColor: color('accent-ink'),
        dangerColor: color('danger-ink'),
        fontWeight: 400,
      },
      Form: { itemMarginBottom: isLarge ? 20 : 14, verticalLabelPadding: '0 0 4px', labelColor: color('ink-2') },
      Modal: { titleFontSize: pixels('type-lead') },
      Tooltip: { colorBgSpotlight: color('ink'), colorTextLightSolid: color('surface') },
      Tabs: { horizontalItemPadding: '6px 0', horizontalItemGutter: 20, horizontalMargin: '0' },
      Table: {
        headerBg: color('sunken'),
        headerColor: color('ink-2'),
        rowHoverBg: color('sunken'),
        cellPaddingBlock: 8,
        cellPaddingInline: 12,
      },
      Select: { optionSelectedBg: color('accent-soft'), optionSelectedColor: color('accent') },
      Switch: { colorTextTertiary: color('line-strong'), colorTextQuaternary: color('line-strong') },
    },
  }
}
