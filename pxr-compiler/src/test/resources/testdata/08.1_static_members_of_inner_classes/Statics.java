/** Inner and local classes may have static members, which do not see what is around them. */
class Statics {
    class Inner {
        static int count;

        static Inner of(Statics s) {
            return s.new Inner();               //: new Inner -> Statics$Inner#<init>()
        }

        enum Kind {
            ONE
        }

        interface Action {
            void act();
        }
    }

    int run() {
        class Local {
            static int n = Inner.count;
            //: Inner -> Statics$Inner; count -> Statics$Inner#count

            static int twice() {
                return 2 * n;                   //: n -> Statics$1Local#n
            }
        }
        Inner.Action a = () -> Local.n++;
        //: Action -> Statics$Inner$Action; update n -> Statics$1Local#n
        return Local.twice() + Inner.Kind.ONE.ordinal() + Inner.of(this).count;
        //: twice -> Statics$1Local#twice(); ONE -> Statics$Inner$Kind#ONE
        //: of -> Statics$Inner#of(Statics); count -> Statics$Inner#count
    }
}
