/** What happened in a session: decisions, chance, and what the rules made of them; and the digest of that alone. */
@NullMarked
package parley.summit.transcript;

import org.jspecify.annotations.NullMarked;
