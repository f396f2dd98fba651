const KEY = 'pamong.text-size'

export const TEXT_SIZES = ['normal', 'large', 'larger'] as const
export type TextSize = (typeof TEXT_SIZES)[number]

const scale: Record<TextSize, string> = { normal: '100%', large: '112.5%', larger: '125%' }

export function textSize(): TextSize {
  return TEXT_SIZES.find((size) => size === localStorage.getItem(KEY)) ?? 'normal'
}

/** Every size in the interface is in rem, so the root's size scales all of it. */
export function applyTextSize(size: TextSize): void {
  localStorage.setItem(KEY, size)
  document.documentElement.style.fontSize = scale[size]
}
