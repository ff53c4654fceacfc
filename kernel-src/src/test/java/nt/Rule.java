package nt;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// The rules of NT that a test holds the model to: keys of `nt-rules.tsv`, where each is said in a
/// sentence and has its source. [RulesTest] sees to it that none is left out.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Rule {
    String[] value();
}
