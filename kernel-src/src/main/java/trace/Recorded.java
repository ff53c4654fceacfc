package trace;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Puts a method's calls into the trace though they would be left out: a step of one of our own
/// that says something which the calls around it do not.
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Recorded {

    /** What. */
    String value();
}
