/** What a subinterface overrides is not inherited by another way. */
class Diamond {
    interface Top {
        default void go() {}
    }

    interface Left extends Top {
        default void go() {}
    }

    interface Right extends Top {}

    static class Bottom implements Right, Left {
        void run() {
            go();                               //: go -> Diamond$Left#go()
        }
    }
}
