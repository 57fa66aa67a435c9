/** {@code parley agent test}: whether an agent, in whatever language, keeps to the contract, and how well it plays. */
@NullMarked
package parley.cli.conformance;

import org.jspecify.annotations.NullMarked;
