export {
  followLocalZone,
  formatDay,
  formatInstant,
  formatMinute,
  isoInstant,
  zoneName,
  type Zone,
} from '../../shared/words/instant.ts';
