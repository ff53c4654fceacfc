package p;

public class Q {
    public static Q r = new Q();
    public Q next = r;                          //: r -> p.Q#r

    public static class R {
        public static int s;
    }
}
