package nt.rtl;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The highest interrupt request level at which the routine may be called. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@Repeatable(IrqlRequiresMax.List.class)
public @interface IrqlRequiresMax {

    KIrql value();

    /** The condition under which this limit holds; empty: always, unless another one applies. */
    String when() default "";

    /** The limits of a routine that has several. */
    @Documented
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.METHOD)
    @interface List {

        IrqlRequiresMax[] value();
    }
}
