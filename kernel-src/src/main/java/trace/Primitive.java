package trace;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Leaves a type's calls out of traces of [TraceDetail#ROUTINES]: what nearly every routine does
/// several times, and what a reader wants to see only when it is the matter in hand.
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface Primitive {}
