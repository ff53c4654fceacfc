package trace;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Leaves a type's or a method's calls out of the trace: clockwork that the simulation needs and
/// the simulated system does not have.
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface Untraced {

    /** Why. */
    String value();
}
