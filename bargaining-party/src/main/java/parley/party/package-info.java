/**
 * Parties of general negotiations behind gRPC: a server that unpacks a turn, asks one brain and packs the action, and a party that
 * is somewhere else and is called for each of its turns.
 */
@NullMarked
package parley.party;

import org.jspecify.annotations.NullMarked;
