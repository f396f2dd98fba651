import { useTranslation } from 'react-i18next'
import { CategoryIcon } from './CategoryIcon'
import classes from './categories.module.css'
import { CATEGORIES } from './types'

export function CategoryLegend() {
  const { t } = useTranslation('evaluations')
  return (
    <ul className={classes['legend']} aria-label={t('legend')}>
      {CATEGORIES.map((category) => (
        <li key={category} data-category={category}>
          <span className={`${classes['swatch']} ${classes['fill']}`} data-category={category} />
          <CategoryIcon category={category} />
          {t(`category.${category}`)}
        </li>
      ))}
    </ul>
  )
}
