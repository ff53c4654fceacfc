import java.util.function.*;

/** Default methods call abstract ones of others through this; generic self types keep the class. */
class Mixins {
    interface Self<S extends Self<S>> {
        @SuppressWarnings("unchecked")
        default S self() {
            return (S) this;                    //: S -> Mixins$Self<S>
        }
    }

    interface Sized<S extends Self<S>> extends Self<S> {
        default S size(int n) {
            return self();                      //: self -> Mixins$Self#self()
        }
    }

    interface Coloured<S extends Self<S>> extends Self<S> {
        default S colour(String c) {
            return self();
        }
    }

    static class Button implements Sized<Button>, Coloured<Button> {
        Button press(Consumer<? super Button> c) {
            c.accept(self());
            return this;
        }
    }

    void run() {
        new Button().size(1).colour("red").press(b -> b.size(2)).size(3).press(null);
        //: size -> Mixins$Sized#size(int); colour -> Mixins$Coloured#colour(String)
        //: press -> Mixins$Button#press(Consumer); size@2 -> Mixins$Sized#size(int); press@2 -> Mixins$Button#press(Consumer)
    }
}
