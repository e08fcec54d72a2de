export { chunksOf, column, gather, lists, texts, type TypedColumn } from './columns';
export { openDataFolder, type DatabaseFile } from './data-folder';
export { Database, IN_MEMORY, type DatabaseOptions } from './database';
export { DatabaseError, type DatabaseErrorCode } from './database-error';
export { migrate, type Migration } from './migrations';
export { Session, type Cell, type Column, type Param } from './session';
