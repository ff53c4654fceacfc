package p;

public class Node implements Tree {
    public static class Leaf {}

    private static class Kinds {}
}
