package vn.chitieu.planted.web;

import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** Planted: breaks a rule on purpose. */
public class WritesAWorkbook {
    final XSSFWorkbook workbook = new XSSFWorkbook();
}
