import static java.util.concurrent.TimeUnit.DAYS;

import java.util.concurrent.TimeUnit;

/** null, default, qualified constants of enums and interfaces in one switch. */
class Case {
    sealed interface S permits E, F {}

    enum E implements S {
        A, B
    }

    enum F implements S {
        A
    }

    static final int A = 7;

    int of(S s, TimeUnit unit, Integer n, CharSequence text) {
        int r = switch (s) {
            case E.A -> 1;                      //: E -> Case$E; A -> Case$E#A
            case Case.F.A -> 2;                 //: Case -> Case; F -> Case$F; A -> Case$F#A
            case E e when e == E.B -> A;        //: e is #e; e@2 -> #e; B -> Case$E#B; A -> Case#A
            case null, default -> 0;
        };
        r += switch (unit) {
            case DAYS -> DAYS.ordinal();        //: DAYS -> TimeUnit#DAYS; DAYS@2 -> TimeUnit#DAYS
            case HOURS, MINUTES -> 2;
            //: HOURS -> TimeUnit#HOURS; MINUTES -> TimeUnit#MINUTES
            default -> 3;
        };
        r += switch (n) {
            case A -> 1;                        //: A -> Case#A
            case Integer i when i > A -> i;     //: i is #i; i@2 -> #i; A -> Case#A
            case Integer i -> -i;               //: i is #j; i@2 -> #j
        };
        return switch (text) {
            case String t when t.length() > r(t) -> 1;
            //: t is #t; t@2 -> #t; r -> Case#r(String); t@3 -> #t
            case StringBuilder b -> b.capacity();
            //: b is #b; b@2 -> #b; capacity -> AbstractStringBuilder#capacity()
            default -> 0;
        };
    }

    int r(String s) {
        return 0;
    }
}
