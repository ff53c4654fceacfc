import java.util.function.Consumer;

/** The type of `new T() { … }` is the anonymous class, so what it overrides and adds is called. */
class Body {
    void run() {
        new Consumer<String>() {
            public void accept(String s) {}

            void more() {}
        }.accept("a");                          //: accept -> Body$1#accept(String)
        new Thread() {
            void more() {}
        }.more();                               //: more -> Body$2#more()
        new Thread() {
            public void run() {}
        }.start();                              //: start -> Thread#start()
    }
}
