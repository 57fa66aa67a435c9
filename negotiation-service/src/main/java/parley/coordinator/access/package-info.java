/** Who may do what: tokens, the one table of calls and roles, limits, and the gate through which every call goes. */
@NullMarked
package parley.coordinator.access;

import org.jspecify.annotations.NullMarked;
