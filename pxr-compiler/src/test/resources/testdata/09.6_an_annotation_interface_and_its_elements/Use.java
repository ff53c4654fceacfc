/** Elements are methods of the annotation interface; constants in arguments are ordinary names. */
@Use.Info(name = Use.NAME, level = Use.Level.HIGH, sub = @Use.Sub(Use.NAME), types = {Use.class, String.class})
//: annotation Use -> Use; annotation Info -> Use$Info; annotation name -> Use$Info#name()
//: NAME -> Use#NAME; level -> Use$Info#level(); HIGH -> Use$Level#HIGH; Sub -> Use$Sub
//: types -> Use$Info#types(); String -> java.lang.String
class Use {
    static final String NAME = "n";

    enum Level {
        LOW, HIGH
    }

    @interface Sub {
        String value();
    }

    @interface Info {
        String name() default NAME + ".";       //: NAME -> Use#NAME

        Level level() default Level.LOW;        //: Level -> Use$Level; LOW -> Use$Level#LOW

        Sub sub() default @Sub("");             //: Sub -> Use$Sub; annotation Sub@2 -> Use$Sub

        Class<?>[] types() default {};
    }
}
