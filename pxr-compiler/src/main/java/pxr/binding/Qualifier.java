package pxr.binding;

import pxr.binding.type.Type;

/** What stands before a dot, once its name is classified (JLS 6.5.2). */
sealed interface Qualifier {

    /** An expression. */
    record OfValue(Type type) implements Qualifier {}

    /** `super`, whose members are looked up in the superclass. */
    record OfSuper(Type type) implements Qualifier {}

    record OfType(Type type) implements Qualifier {}

    record OfPackage(String name) implements Qualifier {}

    record Unknown() implements Qualifier {}
}
