/** The innermost class with a method of the name decides, even when its methods do not fit. */
class Names {
    static void say(int n) {}

    static void hear(int n) {}

    static class Inner {
        static void say(String text) {}

        void run() {
            say("a");           //: say -> Names$Inner#say(String)
            hear(1);            //: hear -> Names#hear(int)
            Names.say(1);       //: say -> Names#say(int)
        }
    }
}
