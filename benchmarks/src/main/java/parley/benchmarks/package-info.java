/** What things cost: JMH benchmarks that print times, and ratios where two things should be compared. */
@NullMarked
package parley.benchmarks;

import org.jspecify.annotations.NullMarked;
