package vn.chitieu.planted.web;

import jakarta.servlet.http.HttpServlet;

/** Planted: breaks a rule on purpose. */
public class AnswersBesideTheDispatcher extends HttpServlet {
    private static final long serialVersionUID = 1L;
}
