/**
 * Sessions in a database: SQLite in one file, or PostgreSQL for several coordinators, by the same statements. Many sessions share a
 * sync of the disk. What a session started from and the lines of its log are messages of {@code parley.store.v1}; only what is
 * searched for is a column.
 */
@NullMarked
package parley.coordinator.store;

import org.jspecify.annotations.NullMarked;
