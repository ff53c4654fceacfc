/**
 * Types by their full names, imports or neighbourhood: {@link p.A}, {@link A#m}, {@link List}. //: doc p -> p; A -> p.A; A@2 -> p.A; m -> p.A#m(); doc List -> java.util.List
 * There is nothing for a member to be of: {@link #m}. //: m -> ?m
 *
 * @see java.util //: java -> java; util -> java.util
 */
package p;

import java.util.List;
