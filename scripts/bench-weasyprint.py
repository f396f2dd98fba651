"""Renders a letter of one page with WeasyPrint, warm, and prints the median in milliseconds.

The letter is the one of api/sign/examples/bench_documents.rs without arms and QR code, so that the comparison
favours WeasyPrint. The fonts are the ones that Pamong ships; the file is tagged PDF/A as Pamong's is.
"""
import logging
import pathlib
import statistics
import sys
import time

import weasyprint
from weasyprint.text.fonts import FontConfiguration

logging.getLogger("fontTools").setLevel(logging.ERROR)
fonts = pathlib.Path(__file__).resolve().parent.parent / "api/render/fonts"
config = FontConfiguration()
style = weasyprint.CSS(
    string=f"""
@font-face {{ font-family: Arimo; src: url('file://{fonts}/Arimo_400Regular.ttf') }}
@font-face {{ font-family: Arimo; font-weight: bold; src: url('file://{fonts}/Arimo_700Bold.ttf') }}
@font-face {{ font-family: Arimo; font-style: italic; src: url('file://{fonts}/Arimo_400Regular_Italic.ttf') }}
@page {{ size: A4; margin: 1.5cm 2cm 2cm 2.5cm }}
body {{ font: 11pt/1.3 Arimo }} header {{ text-align: center; border-bottom: 3px double }}
h1 {{ font-size: 11pt; font-weight: normal; margin: 0 }} p {{ text-align: justify; text-indent: 1cm }}
.sign {{ margin-left: 8.3cm }} small {{ font-size: 8.5pt }}
""",
    font_config=config,
)


def letter(n):
    return f"""<!doctype html><html lang="id"><head><title>Pemberitahuan {n}</title></head><body>
<header>PEMERINTAH KOTA JAMBI<br><b>DINAS PENANAMAN MODAL DAN PELAYANAN TERPADU SATU PINTU</b><br>
<small>Jalan Jenderal Basuki Rachmat, Kota Baru, Jambi 36128<br>
Telepon (0741) 000000, Laman dpmptsp.contoh.go.id, Pos-el surat@contoh.go.id</small></header>
<table><tr><td>Nomor<td>: 500.16.7/{n}/DPMPTSP/XI/2026<tr><td>Sifat<td>: Biasa<tr><td>Lampiran<td>: 1 (satu) berkas
<tr><td>Hal<td>: <h1>Pemberitahuan Hasil Verifikasi Permohonan Izin {n}</h1></table>
<div>Yth. Sdr. Budi Santoso<br>Jalan Contoh Nomor 7<br>di Jambi</div>
<p>Menindaklanjuti permohonan Saudara tanggal 10 November 2026 nomor {n}, bersama ini kami sampaikan bahwa berkas
telah diverifikasi oleh tim teknis.</p><ol><li>Berkas lengkap<li>Lokasi sesuai</ol>
<p>Demikian disampaikan, atas perhatian Saudara diucapkan terima kasih.</p>
<div class="sign">a.n. WALI KOTA JAMBI<br>KEPALA DINAS,<br><i>Ditandatangani secara elektronik</i><br><br>
<b>Dra. Siti Contoh, M.Si.</b><br>Pembina Utama Muda (IV/c)<br>NIP 197001011995032001<br>
<small>Keaslian dapat diperiksa di HTTPS://LAYANAN.CONTOH.GO.ID/V/7QK49M2XTB6P<br>Kode: <b>7QK4-9M2X-TB6P</b></small></div>
<small>Tembusan:<ol><li>Wali Kota Jambi (sebagai laporan)<li>Arsip</ol>
Berkas lampiran elektronik (SHA-256):<ol><li>berita-acara.pdf<br>{'a3' * 32}</ol></small></body></html>"""


def render(n):
    return weasyprint.HTML(string=letter(n)).write_pdf(stylesheets=[style], font_config=config, pdf_variant="pdf/a-3a")


times = []
for n in range(int(sys.argv[1]) + 5):
    start = time.perf_counter()
    pdf = render(n)
    if n >= 5:
        times.append((time.perf_counter() - start) * 1000)
assert pdf.startswith(b"%PDF-")
print(f"{weasyprint.__version__} {statistics.median(times):.2f}")
