import java.util.Collection;
import java.util.List;

/** Of equivalent abstract methods the one whose result suits for all; of several of Object's that one. */
class Equivalent {
    interface Any {
        Collection<?> copy();
    }

    interface Ordered {
        List<?> copy();
    }

    interface Both extends Any, Ordered {}

    interface Left {
        @Override
        boolean equals(Object o);
    }

    interface Right {
        @Override
        boolean equals(Object o);
    }

    interface Two extends Left, Right {}

    void of(Collection<?> all) {}

    void of(List<?> all) {}

    void calls(Both both, Two two) {
        of(both.copy());                    //: of -> Equivalent#of(List); copy -> Equivalent$Ordered#copy()
        two.equals(two);                    //: equals -> Object#equals(Object)
    }
}
