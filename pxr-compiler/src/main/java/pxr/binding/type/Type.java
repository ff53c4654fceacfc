package pxr.binding.type;

/** A type (JLS 4), or what stands for one while it is not yet known. */
public sealed interface Type
        permits Primitive,
                ClassType,
                ArrayType,
                TypeVariable,
                WildcardType,
                IntersectionType,
                InferenceVariable,
                NullType,
                UnknownType {

    default boolean isPrimitive() {
        return this instanceof Primitive;
    }

    default boolean isReference() {
        return !(this instanceof Primitive);
    }

    default boolean isUnknown() {
        return this instanceof UnknownType;
    }
}
