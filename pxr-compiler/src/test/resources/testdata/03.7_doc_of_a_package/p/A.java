package p;

class A {
    void m() {}
}
