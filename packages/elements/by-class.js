/*
 * For articles whose editor takes out every tag it does not know: makes an element of each paragraph or box that bears its name as a
 * class, `<p class="congress-deputy-finder" data-form-href="/suggest.html">what is shown without it</p>`. ES5, as it stands beside
 * old-browsers.js. TAGS are written in by the build.
 */
(function () {
  var tags = TAGS;

  function make() {
    for (var i = 0; i < tags.length; i += 1) {
      var boxes = document.querySelectorAll('.' + tags[i] + ':not(' + tags[i] + ')');
      for (var j = 0; j < boxes.length; j += 1) {
        var box = boxes[j];
        var made = document.createElement(tags[i]);
        if (box.id) made.id = box.id;
        for (var k = 0; k < box.attributes.length; k += 1) {
          // Where it reads and sends is said by the script of the page alone: whoever may write an article may not turn what residents write elsewhere.
          // Nor may they bring code past an editor that takes `onclick` out and leaves `data-onclick`.
          var option = /^data-(?!api$|src$|style$|on)(.+)/.exec(box.attributes[k].name);
          if (option) made.setAttribute(option[1], box.attributes[k].value);
        }
        while (box.firstChild) made.appendChild(box.firstChild);
        // In its place and not inside: what the page says of its paragraphs (a first line moved in, a small margin) is not said of the element.
        box.parentNode.replaceChild(made, box);
      }
    }
  }

  if (document.readyState !== 'loading') make();
  else document.addEventListener('DOMContentLoaded', make);
})();
