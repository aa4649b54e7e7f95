/** Lazy part: the map, fetched when it is opened. */
export { CountyMap } from './county-map.ts';
export { mapStyles as styles } from './map.styles.ts';
