import java.lang.annotation.Repeatable;

/** An element's value may be an annotation, or an array of them. */
class Nested {
    @interface Types {
        Type[] value();

        @interface Type {
            Class<?> value();

            String name() default "";
        }
    }

    @Repeatable(Tags.class)
    //: Repeatable -> java.lang.annotation.Repeatable; Tags -> Nested$Tags
    @interface Tag {
        String value();
    }

    @interface Tags {
        Tag[] value();
    }

    @Types({
        @Types.Type(value = A.class, name = "a"),
        //: annotation Types -> Nested$Types; annotation Type -> Nested$Types$Type
        //: value -> Nested$Types$Type#value(); A -> Nested$A
        @Types.Type(B.class)
        //: annotation Type -> Nested$Types$Type; B -> Nested$B
    })
    sealed interface Both {}

    record A() implements Both {}

    record B(@Types(@Types.Type(A.class)) int b) implements Both {}
    //: annotation Types -> Nested$Types; annotation Type -> Nested$Types$Type; A -> Nested$A

    static final String KEY = "k";

    @Tag("x")                                   //: annotation Tag -> Nested$Tag
    @Tag(value = "y" + KEY)
    //: annotation value -> Nested$Tag#value(); KEY -> Nested#KEY
    static final String NAME = "n";
}
