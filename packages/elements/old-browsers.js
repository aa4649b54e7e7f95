/*
 * For browsers below the floor, which cannot even read the script: says so above the author's own content. Read by any browser since
 * Internet Explorer 8, so nothing here is younger than that. TAGS and WORDS are written in by the build.
 */
(function () {
  var tags = TAGS;
  var words = WORDS;

  function isOld() {
    var version = /Chrom(?:e|ium)\/(\d+)/.exec(navigator.userAgent);
    // What came last among the things that are there since the floor; Chromium 76 to 79 have all of it, but not the syntax.
    return !(window.customElements && window.globalThis && window.Promise && window.Promise.allSettled) || (!!version && +version[1] < 80);
  }

  function languageOf(element) {
    for (var at = element; at && at.getAttribute; at = at.parentNode) {
      var tag = at.getAttribute('lang');
      if (tag) return /^en/i.test(tag) ? 'en' : 'zh';
    }
    return 'zh';
  }

  function tell() {
    // A script that did not come is no fault of the browser's: the author's content stands for it.
    if (!isOld()) return;
    for (var i = 0; i < tags.length; i += 1) {
      if (window.customElements && window.customElements.get(tags[i])) continue;
      var elements = document.getElementsByTagName(tags[i]);
      for (var j = 0; j < elements.length; j += 1) {
        var sentence = document.createElement('p');
        sentence.className = 'congress-old-browser';
        sentence.setAttribute('role', 'alert');
        sentence.appendChild(document.createTextNode(words[languageOf(elements[j])]));
        elements[j].insertBefore(sentence, elements[j].firstChild);
      }
    }
  }

  if (document.readyState === 'complete') tell();
  else if (window.addEventListener) window.addEventListener('load', tell);
  else window.attachEvent('onload', tell);
})();
