/** A simple method name is searched for in the innermost class that has it, inherited or not. */
class Search {
    void a() {}

    static class Base {
        void a(int n) {}
    }

    class Inner extends Base {
        void run() {
            a(1);                               //: a -> Search$Base#a(int)
            Search.this.a();                    //: a -> Search#a()
            new Object() {
                void run() {
                    a(2);                       //: a -> Search$Base#a(int)
                }
            };
        }
    }
}
